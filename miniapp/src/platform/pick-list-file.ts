export * from './pick-list-file.h5.ts'
