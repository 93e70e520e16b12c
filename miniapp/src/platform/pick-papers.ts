export * from './pick-papers.h5.ts'
