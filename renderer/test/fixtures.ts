/** Believable states for tests and pictures. */
export * from "./fixtures/acts.ts";
export * from "./fixtures/ceremonies.ts";
export * from "./fixtures/keys.ts";
export * from "./fixtures/snapshot.ts";
