import { checkRoundTrips } from "./check-round-trips.js";
import { csharp } from "./renderers/csharp.js";

checkRoundTrips(csharp);
