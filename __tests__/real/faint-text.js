// Run in a page: texts whose colour is too near to what lies behind them, by the formula of WCAG 2.
(() => {
  const parse = color => (color.match(/[\d.]+/g) ?? []).map(Number);
  const linear = part => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const behind = element => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.unshift(parse(getComputedStyle(at).backgroundColor));
    return layers.reduce(
      (under, [r, g, b, alpha = 1]) => [r, g, b].map((part, index) => part * alpha + under[index] * (1 - alpha)),
      [255, 255, 255],
    );
  };
  const hasText = element => [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
  return [...document.querySelectorAll('body *')].flatMap(element => {
    if (!hasText(element) || element.closest('svg, [aria-hidden]')) return [];
    const { color, opacity } = getComputedStyle(element);
    const back = behind(element);
    const front = parse(color)
      .slice(0, 3)
      .map((part, index) => part * opacity + back[index] * (1 - opacity));
    const [dark, bright] = [luminance(front), luminance(back)].sort((a, b) => a - b);
    const ratio = (bright + 0.05) / (dark + 0.05);
    return ratio < 4.5 ? [`${element.tagName}.${element.className} ${ratio.toFixed(2)}: ${element.textContent}`] : [];
  });
})();
