/**
 * The demonstration's side of the gateway's doors: an app and five CRMs that send requests and follow what becomes of
 * them, and an operator who asks what is held and whether the books agree. All over HTTP, as anybody would.
 */
@NullMarked
package io.motcua.example.evn.door;

import org.jspecify.annotations.NullMarked;
