import type { Document } from '@anju/shared-types'
import { Image, View } from '@tarojs/components'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Tap } from '../../../components/raw/tap'
import { openPdf } from '../../../platform/open-pdf'
import { showPictures } from '../../../platform/show-pictures'
import { toast } from '../../../stores/toast.ts'
import './pages.scss'

/** The pages as pictures; a tap shows one large. The file itself opens in the platform's own viewer. */
export function Pages({ paper: { links, title, type } }: { paper: Document }) {
  if (!links) return null
  const addresses = links.pages.map((link) => API_ORIGIN + link)
  const openFile = () => openPdf(API_ORIGIN + links.original, {}).catch(() => toast('文件没有打开，请返回后再试一次。'))
  return (
    <Card>
      <View className="paper-pages">
        {addresses.map((address, at) => (
          <Tap
            key={address}
            className="paper-pages__page"
            label={`${title}第 ${at + 1} 页，点一下看大图`}
            onTap={() => showPictures(addresses, at)}
          >
            <Image className="paper-pages__picture" src={address} mode="widthFix" />
          </Tap>
        ))}
      </View>
      {type === 'application/pdf' && (
        <Button kind="secondary" icon="document" onTap={openFile}>
          打开 PDF 原件
        </Button>
      )}
    </Card>
  )
}
