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

/** White edge of 4 modules as the standard asks; dark on light whatever the theme, or scanners fail. */
export function QrCode({ content, label }: Props) {
  const picture = useMemo(() => pngDataUri(encode(content, { border: 4, ecc: 'M' }).data, 4), [content])
  return (
    <View className="qr-code" {...role('img', { label })}>
      <Image className="qr-code__picture" src={picture} mode="aspectFit" aria-hidden="true" />
    </View>
  )
}
