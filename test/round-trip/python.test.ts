import { checkRoundTrips } from "./check-round-trips.js";
import { python } from "./renderers/python.js";

checkRoundTrips(python);
