import { Image, View } from '@tarojs/components'
import { call } from '../../../../api/client.ts'
import { useRequest } from '../../../../api/use-request.ts'
import { Answered } from '../../../../components/answered/index.tsx'
import { momentWords } from '../../../../lib/time-words.ts'
import { Sheet } from '../../sheet.tsx'

/** A paper as staff may see it: pictures with viewer, time and purpose across them. The owner reads that it was looked at. */
export function PaperView({ documentId, onClose }: { documentId: string; onClose: () => void }) {
  const asked = useRequest(() => call('documents.staffView', { params: { id: documentId } }), [documentId])
  return (
    <Sheet title={asked.reply?.title ?? '材料'} close="看完了" onClose={onClose}>
      <Answered asked={asked} cards={1}>
        {({ pages, pageCount, purpose, receivedAt, findings, page }) => (
          <>
            <View className="sentence">{`${momentWords(receivedAt)} 收到，共 ${pageCount} 页。查看用途：${purpose}；本人会看到您看过。`}</View>
            {findings.map(({ code, text }) => (
              <View key={code} className="sentence">
                {text}
              </View>
            ))}
            {page?.text && (
              <View className="sentence">
                {`系统看：${page.text}${page.state === 'said' ? '本人说就是这一页，请您决定。' : '请您决定。'}`}
              </View>
            )}
            {pages.map(({ no, link }) => (
              <Image
                key={no}
                className="paper-view__page"
                src={`${API_ORIGIN}${link}`}
                mode="widthFix"
                aria-label={`第 ${no} 页`}
              />
            ))}
          </>
        )}
      </Answered>
    </Sheet>
  )
}
