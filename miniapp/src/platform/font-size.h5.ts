/** How much larger than 16 px the person has set the browser's default type. */
export function systemTypeFactor(): number {
  const probe = document.createElement('div')
  probe.style.cssText = 'position:absolute;font-size:medium'
  document.body.appendChild(probe)
  const size = Number.parseFloat(getComputedStyle(probe).fontSize)
  probe.remove()
  return size > 0 ? size / 16 : 1
}
