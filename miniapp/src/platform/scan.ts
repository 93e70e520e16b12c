export * from './scan.h5.ts'
