/** What tests of HTTP channels stand on: an entry in this process, an intake that does as it is told, raw sockets. */
@NullMarked
package io.motcua.http;

import org.jspecify.annotations.NullMarked;
