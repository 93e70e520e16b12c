import type { DocumentState } from '@anju/shared-types'

/** Why a paper could not be taken. */
const unreadableReasons = {
  changed: '上传途中文件内容变了，请重新拍照或选择文件。',
  type: '这种文件不能用，请上传照片（JPG、PNG、HEIC）或 PDF。',
  broken: '文件打不开，可能已损坏。请重新拍照，或换一个文件。',
  locked: '这个 PDF 加了密码，打不开。请去掉密码后再上传。',
  huge: '图片的尺寸太大，打不开。请用手机直接拍照上传。',
} as const
export type UnreadableReason = keyof typeof unreadableReasons

const sentences: Record<Exclude<DocumentState, 'unreadable'>, string> = {
  receiving: '还没有传完，可以接着传，已传到的不用重传。',
  received: '已经收到，正在检查有没有病毒，一般不到一分钟。可以先离开，不用等。',
  clean: '没有病毒，正在整理成清楚的图片。可以先离开，不用等。',
  ready: '整理好了，可以用来办事。',
  infected: '这个文件里发现了病毒，已经隔离，谁也打不开。请换一张照片，或用手机重新拍。其他材料不受影响。',
  discarded: '您已删除这份材料。',
  expired: '存放时间到了，内容已清理。需要时请重新上传。',
}

/** What the state of a paper means for its owner and what to do, in a sentence or two. */
export const documentSentence = (state: DocumentState, reason?: UnreadableReason): string =>
  state === 'unreadable' ? unreadableReasons[reason ?? 'broken'] : sentences[state]
