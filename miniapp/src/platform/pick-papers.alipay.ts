import type { PickPapers } from './types.ts'

/** Alipay's error when the person closes the album. */
const closedByPerson = 11

/** Alipay hands out pictures only; a PDF is sent from the browser or photographed. */
export const pickPapers: PickPapers = (source, most) =>
  new Promise((resolve, reject) => {
    my.chooseImage({
      count: Math.min(most, 9),
      sourceType: source === 'camera' ? ['camera'] : ['album'],
      sizeType: ['original'],
      success: ({ tempFiles = [] }) =>
        resolve(
          tempFiles.map(({ path, size }) => ({
            ...{ path, bytes: size, isPicture: true },
            fileName: path.split('/').pop() ?? 'photo.jpg',
          })),
        ),
      fail: (refusal) =>
        refusal.error === closedByPerson ? resolve([]) : reject(new Error(refusal.errorMessage ?? 'no picture came')),
    })
  })
