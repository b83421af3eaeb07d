import { checkRoundTrips } from "./check-round-trips.js";
import { mdx } from "./renderers/typescript.js";

checkRoundTrips(mdx);
