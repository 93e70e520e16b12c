export * from './pick-text-file.h5.ts'
