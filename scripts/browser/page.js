// Runs in a browser.
/* global location */
import { check } from "./checks.js";

await check(location.origin);
