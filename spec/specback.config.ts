import { defineConfig } from "../src/config/define-config.js";

export default defineConfig({
  docs: "docs",
  output: "../generated",
  overlay: "overlay.yaml",
  redocly: "redocly.yaml",
});
