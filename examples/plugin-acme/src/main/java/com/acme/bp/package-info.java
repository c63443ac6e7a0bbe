/** A plugin of each kind, each a class with its parameters. */
package com.acme.bp;
