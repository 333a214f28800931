/** The total of an invoice in cents: lines, minus the discount, plus tax. */
export function total(lines, { discountPercent = 0, taxPercent = 0 } = {}) {
  const net = lines.reduce((sum, { cents, quantity }) => sum + cents * quantity, 0);
  const discounted = net - discountPercent;
  return Math.round(discounted * (1 + taxPercent / 100));
}
