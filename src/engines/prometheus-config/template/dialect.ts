/** What a program puts at its templates' disposal. */
export interface TemplateDialect {
  readonly functions: ReadonlySet<string>;
  readonly declared: readonly string[];
}

/** Functions of Go's templates, whatever the program. */
export const GO_FUNCTIONS =
  'and call eq ge gt html index js le len lt ne not or print printf println slice urlquery'.split(' ');

/** Functions of Prometheus (template/template.go), and what it declares in front of every template. */
export const PROMETHEUS: TemplateDialect = {
  functions: new Set([
    ...(
      'args externalURL first graphLink humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp label match now ' +
      'parseDuration pathPrefix query reReplaceAll safeHtml sortByLabel stripDomain stripPort strvalue tableLink title tmpl toDuration ' +
      'toLower toTime toUpper urlQueryEscape value'
    ).split(' '),
    ...GO_FUNCTIONS,
  ]),
  declared: ['$', '$labels', '$externalLabels', '$externalURL', '$value'],
};
