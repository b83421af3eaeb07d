import { checkRoundTrips } from "./check-round-trips.js";
import { java } from "./renderers/java.js";

checkRoundTrips(java);
