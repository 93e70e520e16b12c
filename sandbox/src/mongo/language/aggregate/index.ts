export { compileMergeMatched, type MergeMatched } from './merge-matched.ts'
export type { Output } from './output.ts'
export { compilePipeline, type Pipeline } from './pipeline.ts'
export type { PipelineContext, Stream } from './stage.ts'
