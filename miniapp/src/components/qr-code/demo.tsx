import { Card } from '../card/index.tsx'
import { QrCode } from './index.tsx'

export default function QrCodeDemo() {
  return (
    <Card title="出示给工作人员">
      <QrCode content="anju:appointment:A7K2M9:3f9c1d7be20a" label="预约码 A7K2M9，出示给工作人员扫描" />
    </Card>
  )
}
