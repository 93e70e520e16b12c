export * from './login.h5.ts'
