export * from './show-pictures.h5.ts'
