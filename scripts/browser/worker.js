// Runs in an edge runtime: a request says where the server is.
/* global Response, URL */
import { check } from "./checks.js";

export default {
  async fetch(request) {
    await check(new URL(request.url).searchParams.get("origin"));
    return new Response("checked");
  },
};
