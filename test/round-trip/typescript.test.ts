import { checkRoundTrips } from "./check-round-trips.js";
import { typescript } from "./renderers/typescript.js";

checkRoundTrips(typescript);
