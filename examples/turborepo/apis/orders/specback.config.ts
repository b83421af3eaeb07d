import { defineConfig } from "specback/pipeline";

export default defineConfig({
  docs: "docs",
  title: "Orders",
  version: "1.0.0",
  servers: ["https://orders.test"],
  overlay: "overlay.yaml",
});
