export * from './show-pictures.weapp.ts'
