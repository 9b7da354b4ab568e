import type { Module } from './core/module';

/** The modules in order: each may use only those that stand before it. */
export const modules: readonly Module[] = [];
