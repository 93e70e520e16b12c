export * from './show-place.weapp.ts'
