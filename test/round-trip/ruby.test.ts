import { checkRoundTrips } from "./check-round-trips.js";
import { ruby } from "./renderers/ruby.js";

checkRoundTrips(ruby);
