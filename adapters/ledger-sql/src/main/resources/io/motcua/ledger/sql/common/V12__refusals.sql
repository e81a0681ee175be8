-- Why a utility refused a delivery, in its own words. They may hold a person's, and are shown to whoever decides alone.
ALTER TABLE delivery ADD COLUMN refused_because TEXT;
