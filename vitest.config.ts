import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Some read a whole SDK or start compilers, on machines that do other things besides.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By default one core is left idle, and that is half of a small machine.
    maxWorkers: "100%",
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["text-summary", "json-summary"],
    },
  },
});
