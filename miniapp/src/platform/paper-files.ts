export * from './paper-files.h5.ts'
