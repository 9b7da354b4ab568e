// Stands in for styles of components that are not used (see config/index.ts).
export {};
