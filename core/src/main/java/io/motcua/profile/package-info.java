/**
 * What a gateway knows of the country and the utilities it serves, as data: a folder of CSV tables that the people who
 * know the territory keep in a spreadsheet.
 *
 * <p>{@link io.motcua.profile.Profile#load} reads a folder whole and refuses it with the file, the line, what was found
 * and what was expected if anything in it is wrong. A profile that was loaded never changes; a new version is a new
 * object.
 */
@NullMarked
package io.motcua.profile;

import org.jspecify.annotations.NullMarked;
