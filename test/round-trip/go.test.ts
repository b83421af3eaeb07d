import { checkRoundTrips } from "./check-round-trips.js";
import { go } from "./renderers/go.js";

checkRoundTrips(go);
