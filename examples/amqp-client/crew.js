// What a crew of the utility would see.

/** The request, in a few lines of text. */
export function sheet(request) {
  const { location, requester } = request;
  const place = [location.addressString, location.commune?.name, location.district?.name, location.province?.name];
  const point = location.lat === undefined ? [] : [`(${location.lat}, ${location.long})`];
  const lines = [
    `${request.priority}  ${request.serviceRequestId}  ${request.serviceName ?? request.serviceCode}`,
    request.hazards.length > 0 && `    danger  ${request.hazards.join(', ')}`,
    `    what    ${request.description}`,
    `    where   ${[...place, ...point].filter(Boolean).join(', ') || 'not known'}`,
    `    call    ${[requester.name, requester.phone].filter(Boolean).join(', ') || 'not known'}`,
    request.customerCode && `    account ${request.customerCode}`,
  ];
  return lines.filter(Boolean).map(clean).join('\n');
}

/** A citizen's text may hold a terminal's control characters, and those that turn its direction. */
export function clean(text) {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
}
