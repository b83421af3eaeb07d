/** The typed client of the API that this repo's spec/ describes. */
export * from "../generated/client.js";
