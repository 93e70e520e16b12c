export * from './show-place.h5.ts'
