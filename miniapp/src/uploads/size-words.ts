/** A size as people say it: 820 KB, 3.2 MB. */
export function sizeWords(bytes: number): string {
  const mega = bytes / 1024 / 1024
  if (bytes > 0 && mega < 1) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return mega < 1024 ? `${mega.toFixed(1)} MB` : `${(mega / 1024).toFixed(1)} GB`
}

/** How far a file is, to the byte that has arrived. */
export const progressWords = (sent: number, all: number): string =>
  `已传 ${sizeWords(sent)}，共 ${sizeWords(all)}（${Math.floor((sent / Math.max(1, all)) * 100)}%）`

/** What the network is used for, said before it is used. */
export const dataWords = (left: number, files: number): string =>
  files === 1 ? `还要用约 ${sizeWords(left)} 流量` : `${files} 份材料，还要用约 ${sizeWords(left)} 流量`
