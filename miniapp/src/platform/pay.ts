export * from './pay.h5.ts'
