import { View } from '@tarojs/components'
import { decoration } from '../../../../lib/role.ts'
import './staff-mark.scss'

/** One piece of the pattern: small enough that a photograph of any part of the screen has one. */
const [WIDTH, HEIGHT] = [260, 170]

/** A picture, so that no reader takes it for words of the file; characters that XML knows are written out. */
function pictureOf(text: string): string {
  const words = text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)
  const middle = `${WIDTH / 2} ${HEIGHT / 2}`
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">` +
    `<text x="50%" y="50%" text-anchor="middle" font-size="13" fill="#1d2b3a" fill-opacity="0.13" ` +
    `transform="rotate(-28 ${middle})">${words}</text></svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}

/** Who looks, when and why, over and over across the screen; it takes no taps and is not read aloud. */
export const StaffMark = ({ text }: { text: string }) => (
  <View className="staff-mark" style={{ backgroundImage: pictureOf(text) }} {...decoration} />
)
