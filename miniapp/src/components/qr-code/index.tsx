import { Image, View } from '@tarojs/components'
import { useMemo } from 'react'
import { encode } from 'uqr'
import { role } from '../../lib/role.ts'
import { pngDataUri } from './png.ts'
import './index.scss'

interface Props {
  content: string
  /** Spoken, and shown below: what it is for. */
  label: string
}

/** From this many modules a side on, 3 pixels each are enough to scan; the picture travels in setData, whose budget is small. */
const MANY_MODULES = 48

const drawn = (dark: readonly (readonly boolean[])[]) => pngDataUri(dark, dark.length > MANY_MODULES ? 3 : 4)

/** White edge of 4 modules as the standard asks; dark on light whatever the theme, or scanners fail. */
export function QrCode({ content, label }: Props) {
  const picture = useMemo(() => drawn(encode(content, { border: 4, ecc: 'M' }).data), [content])
  return (
    <View className="qr-code" {...role('img', { label })}>
      <Image className="qr-code__picture" src={picture} mode="aspectFit" aria-hidden="true" />
    </View>
  )
}
