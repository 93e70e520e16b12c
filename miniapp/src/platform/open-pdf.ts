export * from './open-pdf.h5.ts'
