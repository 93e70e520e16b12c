import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Countdown } from '../../../components/countdown/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { QrCode } from '../../../components/qr-code/index.tsx'

const CODE_SECONDS = 60

/** Renewed by itself before it ends, so it can simply be held up. */
export default function ShowCode() {
  const { id = '' } = useRouter().params
  const asked = useRequest(() => call('appointments.showCode', { params: { id } }), [id])
  return (
    <Page title="预约码" lead="请给工作人员扫描。每分钟自动更换，截图无效。">
      <Answered asked={asked} cards={1}>
        {({ code, expiresAt, serverNow }) => (
          <Card>
            <QrCode content={code} label="给工作人员扫描的预约码" />
            <View className="sentence">扫不出来时，可以把下面这串字给工作人员看</View>
            <View className="numerals">{code}</View>
            <Countdown
              key={code}
              endsAt={expiresAt}
              serverNow={serverNow}
              totalSeconds={CODE_SECONDS}
              text="到时自动更换"
              onEnd={asked.reload}
            />
          </Card>
        )}
      </Answered>
    </Page>
  )
}
