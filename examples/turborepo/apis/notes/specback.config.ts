import { defineConfig } from "specback/pipeline";

export default defineConfig({
  docs: "docs",
  title: "Notes",
  version: "1.0.0",
  servers: ["https://notes.test"],
  overlay: "overlay.yaml",
});
