import { checkRoundTrips } from "./check-round-trips.js";
import { php } from "./renderers/php.js";

checkRoundTrips(php);
