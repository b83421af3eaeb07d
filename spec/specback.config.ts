import { defineConfig } from "../src/config/define-config.js";

export default defineConfig({
  docs: "docs",
  output: "../generated",
  version: "1.0.0",
  overlay: "overlay.yaml",
  redocly: "redocly.yaml",
});
