export * from './read-pixels.h5.ts'
