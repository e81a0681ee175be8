/**
 * Made-up people and what they ask: a stream of requests that a seed fixes, each with what must become of it.
 *
 * <p>Begin with {@link io.motcua.example.evn.stream.RequestStream}. The words are in the resource files beside it.
 * People, telephones and customer codes are invented (telephones carry 000 in the middle, serials begin at 9900000);
 * administrative names are real.
 */
@NullMarked
package io.motcua.example.evn.stream;

import org.jspecify.annotations.NullMarked;
